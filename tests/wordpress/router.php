<?php
// Decides how PHP's built-in server answers: a file, a script of WordPress, the page for developers, or a pretty permalink.
// It runs in PHP 7.4 too.

const TYPES = array(
	'css' => 'text/css', 'js' => 'text/javascript', 'json' => 'application/json', 'html' => 'text/html; charset=utf-8', 'wasm' => 'application/wasm',
	'svg' => 'image/svg+xml', 'png' => 'image/png', 'jpg' => 'image/jpeg', 'gif' => 'image/gif', 'webp' => 'image/webp', 'woff2' => 'font/woff2',
	'mp3' => 'audio/mpeg', 'mp4' => 'video/mp4', 'webm' => 'video/webm', 'vtt' => 'text/vtt', 'pdf' => 'application/pdf',
);

function send_file( string $file ): void {
	header( 'Content-Type: ' . ( TYPES[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'text/plain; charset=utf-8' ) );
	header( 'Content-Length: ' . filesize( $file ) );
	readfile( $file );
}

function starts_with( string $text, string $start ): bool {
	return strncmp( $text, $start, strlen( $start ) ) === 0;
}

function is_php( string $path ): bool {
	return substr( $path, -4 ) === '.php';
}

/** The file of this name below a folder, if it is one. `$folder` is false if there is none. */
function file_below( $folder, string $name ): ?string {
	$file = $folder ? realpath( "$folder/$name" ) : false;
	return $file && is_file( $file ) && starts_with( $file, realpath( $folder ) . '/' ) ? $file : null;
}

$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( preg_match( '~^/with/([a-z0-9=,-]+)(/.*)?$~', $path, $parts ) ) {
	$_SERVER['OFFPRINT_WITH'] = $parts[1];
	$path                     = $parts[2] ?? '/';
}
if ( substr( $path, -1 ) === '/' && is_file( getenv( 'OFFPRINT_WORDPRESS' ) . $path . 'index.php' ) ) {
	$path .= 'index.php';
}

$places = array(
	'/wp-content/uploads/' => getenv( 'OFFPRINT_WORDPRESS_UPLOADS' ),
	'/wp-content/plugins/' => getenv( 'OFFPRINT_WORDPRESS_PLUGINS' ),
	'/offprint/'           => getenv( 'OFFPRINT_SITE' ),
	'/'                    => getenv( 'OFFPRINT_WORDPRESS' ),
);
foreach ( $places as $prefix => $folder ) {
	$file = starts_with( $path, $prefix ) ? file_below( $folder, substr( $path, strlen( $prefix ) ) ) : null;
	if ( $file && ! is_php( $file ) ) {
		send_file( $file );
		return;
	}
}

$script = $path === '/wordpress.html' ? __DIR__ . '/page.php' : null;
$script ??= is_php( $path ) ? file_below( getenv( 'OFFPRINT_WORDPRESS' ), substr( $path, 1 ) ) : null;
$script ??= getenv( 'OFFPRINT_WORDPRESS' ) . '/index.php';

$_SERVER['SCRIPT_FILENAME'] = $script;
$_SERVER['SCRIPT_NAME']     = $_SERVER['PHP_SELF'] = str_replace( getenv( 'OFFPRINT_WORDPRESS' ), '', $script );
chdir( dirname( $script ) );
require $script;
