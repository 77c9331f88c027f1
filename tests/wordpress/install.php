<?php
// Installs WordPress into an empty database, as its web installer does, with the options that the tests rely on.
define( 'WP_INSTALLING', true );

// WordPress allows replacing these functions: no sample posts, and no mail to the new administrator.
function wp_install_defaults( $user_id ) {
	global $wpdb;
	$wpdb->insert( $wpdb->terms, array( 'term_id' => 1, 'name' => 'News', 'slug' => 'news', 'term_group' => 0 ) );
	$wpdb->insert( $wpdb->term_taxonomy, array( 'term_id' => 1, 'taxonomy' => 'category', 'description' => '', 'parent' => 0, 'count' => 0 ) );
	update_option( 'default_category', 1 );
}
function wp_new_blog_notification() {}

require getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'The Harbour & Coast', 'editor', 'editor@example.org', true, '', 'editor' );

$options = array(
	'permalink_structure'         => '/%year%/%monthnum%/%postname%/',
	'timezone_string'             => 'UTC',
	// Otherwise every first comment of a new author is held; /with/first-held/ turns that on again.
	'comment_previously_approved' => 0,
	'comments_notify'             => 0,
	'moderation_notify'           => 0,
	'moderation_keys'             => 'casino',
	'disallowed_keys'             => 'buy-pills-now',
);
foreach ( $options as $name => $value ) {
	update_option( $name, $value );
}
