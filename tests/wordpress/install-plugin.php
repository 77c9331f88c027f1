<?php
// Installs a plugin from its archive, as WordPress does with an upload, and activates it: install-plugin.php ARCHIVE
require getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

/** Exits with an error message. */
function must( $done ) {
	if ( is_wp_error( $done ) ) {
		fwrite( STDERR, 'install-plugin: ' . $done->get_error_message() . "\n" );
		exit( 1 );
	}
}

WP_Filesystem();
wp_mkdir_p( WP_PLUGIN_DIR );
must( unzip_file( $argv[1], WP_PLUGIN_DIR ) );
foreach ( array_keys( get_plugins() ) as $plugin ) {
	must( activate_plugin( $plugin ) );
}
