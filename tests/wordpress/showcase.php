<?php
// Fills an installed site with one post and its comments, those of the demo's page wordpress.html. showcase/post.html is the post as the
// editor saves it; `{uploads}` and `{site}` stand for addresses. Ids, dates and texts are the same each time.
require getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-load.php';

update_option( 'blogname', 'The Courier' );
// As an administrator, so that WordPress keeps the text unfiltered.
wp_set_current_user( 1 );

const FOLDER = '2025/11';

/** Adds a file of the demo to the uploads. Pictures have a size; none has smaller copies, because all of them are SVG. */
function upload( int $id, string $file, string $type, array $size = array(), array $post = array() ): void {
	$uploads = getenv( 'OFFPRINT_WORDPRESS_UPLOADS' ) . '/' . FOLDER;
	wp_mkdir_p( $uploads );
	copy( dirname( __DIR__, 2 ) . "/public/samples/media/$file", "$uploads/$file" );
	$path = FOLDER . "/$file";
	wp_insert_attachment(
		wp_slash(
			$post + array(
				'import_id'      => $id,
				'post_mime_type' => $type,
				'post_title'     => pathinfo( $file, PATHINFO_FILENAME ),
				'post_date'      => '2025-11-14 18:02:00',
				'post_date_gmt'  => '2025-11-14 18:02:00',
				'post_author'    => AUTHOR,
			)
		),
		$path
	);
	if ( $size ) {
		wp_update_attachment_metadata( $id, array( 'width' => $size[0], 'height' => $size[1], 'file' => $path, 'sizes' => array() ) );
	}
}

function publish( int $id, string $slug, string $title, string $date, string $content, array $more = array() ): void {
	$post = array(
		'import_id'      => $id,
		'post_name'      => $slug,
		'post_title'     => $title,
		'post_content'   => $content,
		'post_status'    => 'publish',
		'post_author'    => AUTHOR,
		'post_date'      => $date,
		'post_date_gmt'  => $date,
		'comment_status' => 'open',
	);
	wp_insert_post( wp_slash( $more + $post ) );
}

/** Adds a comment with the filters that a comment from a visitor goes through. Returns its id. */
function comment( string $date, string $name, string $text, int $parent = 0, array $more = array() ): int {
	$comment = array(
		'comment_post_ID'      => POST,
		'comment_parent'       => $parent,
		'comment_author'       => $name,
		'comment_author_email' => 'reader@example.org',
		'comment_author_url'   => '',
		'comment_author_IP'    => '192.0.2.1',
		'comment_agent'        => '',
		'comment_date'         => $date,
		'comment_date_gmt'     => $date,
		'comment_content'      => $text,
		'comment_approved'     => 1,
	);
	return wp_insert_comment( wp_filter_comment( wp_slash( $more + $comment ) ) );
}

$author = wp_insert_user(
	array(
		'user_login'      => 'oonagh',
		'user_pass'       => 'oonagh',
		'user_email'      => 'oonagh@example.org',
		'display_name'    => 'Oonagh Brandt',
		'description'     => 'Oonagh Brandt has covered the harbour since there were ships in it.',
		'role'            => 'author',
		'user_registered' => '2020-01-02 03:04:05',
	)
);
// See mu-plugins/portraits.php.
update_user_meta( $author, 'portrait', FOLDER . '/fatima.svg' );
define( 'AUTHOR', $author );

upload( 2040, 'library.svg', 'image/svg+xml', array( 1600, 900 ), array( 'post_title' => 'Reading room', 'post_excerpt' => 'The reading room, where visitors now begin. Illustration: <em>cambarysu.com</em>' ) );
update_post_meta( 2040, '_wp_attachment_image_alt', 'A reading room with tall shelves, drawn in flat colours.' );
upload( 2041, 'press.svg', 'image/svg+xml', array( 1600, 900 ), array( 'post_excerpt' => 'The press, 2009' ) );
update_post_meta( 2041, '_wp_attachment_image_alt', 'The press' );
upload( 2044, 'type.svg', 'image/svg+xml', array( 1200, 900 ) );
upload( 2045, 'ink.svg', 'image/svg+xml', array( 1200, 900 ) );
upload( 2051, 'paper.svg', 'image/svg+xml', array( 1200, 900 ) );
update_post_meta( 2051, '_wp_attachment_image_alt', 'Paper' );
upload( 2062, 'desk.svg', 'image/svg+xml', array( 1600, 900 ) );
upload( 2063, 'fatima.svg', 'image/svg+xml', array( 240, 240 ) );
upload( 2071, 'tune.mp3', 'audio/mpeg' );
upload( 2072, 'press.mp4', 'video/mp4' );

// The post that the other one embeds.
publish( 309, 'last-night', 'The last night in Harbour Street', '2006-09-30 23:30:00', "<!-- wp:paragraph -->\n<p>Good night all.</p>\n<!-- /wp:paragraph -->" );

const POST = 2031;
$content   = strtr(
	file_get_contents( __DIR__ . '/showcase/post.html' ),
	array( '{uploads}' => home_url( '/wp-content/uploads/' . FOLDER ), '{site}' => home_url() )
);
$museums   = wp_insert_term( 'Museums', 'category' );
publish(
	POST,
	'in-harbour-street',
	'In Harbour Street the Floor Shakes Again',
	'2025-11-15 07:00:00',
	$content,
	array(
		'post_excerpt'  => 'Nineteen years after its last night the Courier\'s works opens as a museum that prints. A walk through the building, with everything a WordPress editor can put into one.',
		'post_category' => array( $museums['term_id'] ),
		'tags_input'    => array( 'Harbour Street', 'Presses & type' ),
	)
);
set_post_thumbnail( POST, 2040 );
$note = '[{"content":"Of which £1.9m came from the lottery and £240 from the sale of offcuts.","id":"2c7d81f4-9a55-4f0b-8a3e-61d0b1c5e7a9"}]';
update_post_meta( POST, 'footnotes', wp_slash( $note ) );
// Corrected on the next day. WordPress itself would write the present time.
$wpdb->update( $wpdb->posts, array( 'post_modified' => '2025-11-16 16:20:00', 'post_modified_gmt' => '2025-11-16 16:20:00' ), array( 'ID' => POST ) );

// As a visitor, so that WordPress filters the comments.
wp_set_current_user( 0 );
$by_author = array( 'user_id' => AUTHOR, 'comment_author_email' => 'oonagh@example.org' );

$floor = comment( '2025-11-15 08:12:09', 'Marit Engen', 'My father was a machine minder there until 1996. He never spoke of the noise, only of the floor. I am glad somebody wrote down that one hears it with the feet.' );
$faces = comment( '2025-11-15 08:40:51', 'Oonagh Brandt', 'Thank you. The museum looks for people who can put names to faces on the first floor. Would you go and look?', $floor, $by_author );
comment( '2025-11-15 09:03:30', 'Marit Engen', 'On Sunday, with a magnifying glass.', $faces );
$clock = comment( '2025-11-15 12:31:17', 'Len O’Hara', "<blockquote>whoever knew why the clock is nine minutes fast</blockquote>\nEverybody in the case room knew. The ferry left at ten past, and a compositor who went by that clock caught it.", 0, array( 'comment_author_url' => 'https://example.org/len' ) );
comment( '2025-11-15 12:58:44', 'Priya Nair', 'This is the <strong>best</strong> thing I have read all week. Please tell it to the people at the door.', $clock );
$lift = comment( '2025-11-15 19:20:02', 'Tomasz & Ewa', 'Is the lift wide enough for a wheelchair that is 72 cm wide? The page with the opening hours doesn\'t say.' );
comment( '2025-11-16 16:21:36', 'Oonagh Brandt', 'I measured: the door of the lift is 90 cm, the turn on the second floor is tight. The text above now says that a lift goes to every floor.', $lift, $by_author );
