<?php
/**
 * Deletes what the plugin has stored: one option per site.
 *
 * @package Offprint
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( ! is_multisite() ) {
	delete_option( 'offprint' );
	return;
}

$offprint_sites = get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
);
foreach ( $offprint_sites as $offprint_site ) {
	switch_to_blog( $offprint_site );
	delete_option( 'offprint' );
	restore_current_blog();
}
