<?php
// Five hundred replies, ten levels deep, with everything that a thread can contain; and a few on other posts.

/** A number that looks random and is the same each time. */
function chance( int $below ): int {
	static $state = 20240517;
	// $state * 1103515245 + 12345, modulo 2^31, in steps whose results fit into a float: PHP 7.4 has 32-bit numbers here.
	$high  = fmod( $state * 16838, 32768 ) * 65536;
	$state = (int) fmod( $high + $state * 20077 + 12345, 2147483648 );
	return intdiv( $state, 65536 ) % $below;
}

function comment( int $post, string $name, string $text, array $more = array() ): int {
	static $count = 0;
	$date = gmdate( 'Y-m-d H:i:s', gmmktime( 10, 0, 0, 5, 17, 2024 ) + 437 * $count++ );
	return wp_insert_comment(
		wp_slash(
			$more + array(
				'comment_post_ID'      => $post,
				'comment_author'       => $name,
				'comment_author_email' => 'reader' . $count . '@example.org',
				'comment_author_url'   => 0 === $count % 5 ? "https://reader$count.example/" : '',
				'comment_author_IP'    => '192.0.2.1',
				'comment_date'         => $date,
				'comment_date_gmt'     => $date,
				'comment_content'      => $text,
				'comment_approved'     => 1,
			)
		)
	);
}

const NAMES   = array( 'Ann Example', 'Bo', 'Çiğdem Öz', 'Dmitri', 'Efua Mensah', 'Fionn', 'Grace O’Malley', 'Hiroshi', 'Ines', 'Jarek' );
const PHRASES = array( 'I was there in 2017.', 'The quay has not been the same since.', 'Does anybody know who paid for it?', 'My father built two of those boats.', 'Thank you for this.', 'That is not how I remember it.', 'The tide tables say otherwise.', 'Well put.' );

$thread = post( 'thread', 'Five hundred replies', '<!-- wp:paragraph --><p>Much was said about this.</p><!-- /wp:paragraph -->' );
$depths = array();
$say    = function ( $name, $text, $parent = 0, $more = array() ) use ( $thread, &$depths ) {
	$id            = comment( $thread, $name, $text, array( 'comment_parent' => $parent ) + $more );
	$depths[ $id ] = ( $depths[ $parent ] ?? 0 ) + 1;
	return $id;
};

// One conversation of ten levels.
$parent = 0;
for ( $level = 1; $level <= 10; $level++ ) {
	$parent = $say( NAMES[ $level - 1 ], "Level $level of the longest conversation.", $parent );
}
// Everything that a reply can contain.
$formatted = $say( 'O\'Neil &amp; Sons "Q"', "A name that is escaped, <strong>strong</strong>, <em>em</em>, <code>a &lt; b</code>, and <a href=\"https://example.org/\" rel=\"nofollow ugc\">a link</a>.\n\nA second paragraph\nwith two lines: https://example.org/bare" );
$say( 'ليلى', 'تعليق بالعربية من <strong>بيروت</strong>.', $formatted );
$say( '', 'Somebody without a name.' );
$say( str_repeat( 'Longname', 30 ), str_repeat( 'w', 300 ) );
$say( 'Time Traveller', 'From long ago: anybody may say when they wrote.', 0, array( 'comment_date' => '2001-01-01 00:00:00', 'comment_date_gmt' => '2001-01-01 00:00:00' ) );
$say( 'Amelia Hart', 'I wrote this article; ask me anything.', 1, array( 'user_id' => 2, 'comment_author_email' => 'amelia@example.org' ) );
$say( 'editor', 'The editor speaks.', 0, array( 'user_id' => 1, 'comment_author_email' => 'editor@example.org' ) );
$say( 'Quoter', "<blockquote>I was there in 2017.</blockquote>\nSo was I." );
$say( 'Old Markup', '<p>A list: <ul><li>one</li><li>two</li></ul></p>' );
// Not public: WordPress returns none of these to a visitor.
$held = array();
foreach ( array( 'hold' => 0, 'spam' => 'spam', 'trash' => 'trash' ) as $word => $state ) {
	$held[] = $say( 'Waiting', "This one is $word.", 0, array( 'comment_approved' => $state ) );
}
$say( 'A pingback', 'Somebody linked here.', 0, array( 'comment_type' => 'pingback' ) );
// Orphans: the parent is held, deleted, or on another post.
$say( 'Orphan One', 'A reply to what is held.', $held[0] );
$deleted = $say( 'Deleted', 'To be deleted.' );
$orphan  = $say( 'Orphan Two', 'A reply to what was deleted.', $deleted );
$say( 'Child of an orphan', 'And a reply to that.', $orphan );
$wpdb->delete( $wpdb->comments, array( 'comment_ID' => $deleted ) );
$say( 'Orphan Three', 'A reply to nothing that ever was.', 999999 );

// All other replies.
$visible = array_values( array_diff( array_keys( $depths ), $held, array( $deleted ) ) );
while ( count( $visible ) < 501 ) {
	$parent    = chance( 3 ) ? $visible[ chance( count( $visible ) ) ] : 0;
	$parent    = ( $depths[ $parent ] ?? 0 ) < 10 ? $parent : 0;
	$visible[] = $say( NAMES[ chance( 10 ) ], PHRASES[ chance( 8 ) ] . ' (' . count( $visible ) . ')', $parent );
}
comment( $closed, 'Early Bird', 'I replied while it was open.' );
$small = post( 'talk', 'A few replies', '<!-- wp:paragraph --><p>Some was said about this.</p><!-- /wp:paragraph -->' );
$first = comment( $small, 'Ann Example', 'The first reply.' );
comment( $small, 'Bo', 'An answer to it.', array( 'comment_parent' => $first ) );
comment( $small, 'Amelia Hart', 'Thank you both.', array( 'comment_parent' => $first, 'user_id' => 2 ) );
