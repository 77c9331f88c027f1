<?php
// The configuration of the test site, for every request and script. WordPress's wp-config.php includes this file.

// Below /with/<words>/ the same site behaves differently (mu-plugins/with.php); to a visitor it is a site in a folder.
$offprint_with = $_SERVER['OFFPRINT_WITH'] ?? '';
$offprint_home = getenv( 'OFFPRINT_WORDPRESS_ADDRESS' ) . ( $offprint_with === '' ? '' : "/with/$offprint_with" );

define( 'WP_HOME', $offprint_home );
define( 'WP_SITEURL', $offprint_home );

// PHP sets no cookies for a path with a comma, so the cookie's name says which of these sites it is for.
foreach ( array( 'COOKIEPATH', 'SITECOOKIEPATH', 'ADMIN_COOKIE_PATH', 'PLUGINS_COOKIE_PATH' ) as $offprint_name ) {
	define( $offprint_name, '/' );
}

define( 'DB_DIR', getenv( 'OFFPRINT_WORDPRESS_DATA' ) );
define( 'DB_FILE', 'wordpress.sqlite' );
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

// Not secret: the site protects nothing, and fixed salts give the same answers each time.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $offprint_name ) {
	define( "{$offprint_name}_KEY", "a key for tests, $offprint_name" );
	define( "{$offprint_name}_SALT", "a salt for tests, $offprint_name" );
}

// With a plugin under test, this run has its own plugins folder, which WordPress may write to, as on a real site.
$offprint_plugins = getenv( 'OFFPRINT_WORDPRESS_PLUGINS' );
if ( $offprint_plugins ) {
	define( 'WP_PLUGIN_DIR', $offprint_plugins );
	define( 'FS_METHOD', 'direct' );
}

// No requests to other servers, no file changes, no background tasks.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISALLOW_FILE_MODS', ! $offprint_plugins );

// As on a live site: a PHP warning before the JSON would break it (mu-plugins/with.php does that on purpose).
define( 'WP_DEBUG', false );
ini_set( 'display_errors', '0' );

// WordPress 6.4 has no newer theme.
define( 'WP_DEFAULT_THEME', is_dir( getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-content/themes/twentytwentyfive' ) ? 'twentytwentyfive' : 'twentytwentyfour' );
define( 'WPMU_PLUGIN_DIR', __DIR__ . '/mu-plugins' );

if ( PHP_SAPI === 'cli' ) {
	$_SERVER += array( 'HTTP_HOST' => 'localhost', 'SERVER_NAME' => 'localhost', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'REMOTE_ADDR' => '127.0.0.1' );
}

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', getenv( 'OFFPRINT_WORDPRESS' ) . '/' );
}
require_once ABSPATH . 'wp-settings.php';
