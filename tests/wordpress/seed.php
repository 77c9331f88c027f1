<?php
// Fills an installed site with the content for the tests. Ids, dates and texts are the same each time.
require getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/user.php';

// As an administrator, so that WordPress keeps the texts unfiltered, including scripts.
wp_set_current_user( 1 );
wp_defer_comment_counting( true );

/** Publishes a post; `$more` has further arguments of wp_insert_post(). The dates go back an hour from one post to the next. */
function post( string $slug, string $title, string $content, array $more = array() ): int {
	static $count = 0;
	$date = gmdate( 'Y-m-d H:i:s', gmmktime( 9, 30, 0, 5, 17, 2024 ) - 3600 * $count++ );
	$id   = wp_insert_post(
		wp_slash(
			$more + array(
				'import_id'      => 100 + $count,
				'post_name'      => $slug,
				'post_title'     => $title,
				'post_content'   => $content,
				'post_status'    => 'publish',
				'post_author'    => 2,
				'post_date'      => $date,
				'post_date_gmt'  => $date,
				'comment_status' => 'open',
				'post_category'  => array( 1 ),
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new Exception( "$slug: " . $id->get_error_message() );
	}
	return $id;
}

foreach ( array( 'people', 'uploads', 'blocks', 'hard', 'thread' ) as $part ) {
	require __DIR__ . "/seed/$part.php";
}
wp_defer_comment_counting( false );
