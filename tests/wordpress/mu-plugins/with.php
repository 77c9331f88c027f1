<?php
/*
Plugin Name: The same site with other settings or faults
Description: Below /with/<words>/ a site behaves as the words say, for that address alone, so that tests can run side by side.
*/

// A word is a setting (`members`, `flood`, …) or a fault of an answer: `posts=hang`, `comments=truncated`, `send=critical`.
$offprint_words = array();
foreach ( array_filter( explode( ',', $_SERVER['OFFPRINT_WITH'] ?? '' ) ) as $word ) {
	list( $name, $value )    = explode( '=', $word, 2 ) + array( 1 => '' );
	$offprint_words[ $name ] = $value;
}

const OFFPRINT_DARK = array( 'version' => 3, 'styles' => array( 'color' => array( 'background' => '#1b1b1b', 'text' => '#f0f0f0' ) ) );

/** Takes a theme of tests/wordpress/themes/ for this request. */
function offprint_take_theme( string $name ): void {
	$root = dirname( __DIR__ ) . '/themes';
	register_theme_directory( $root );
	foreach ( array( 'template', 'stylesheet' ) as $option ) {
		add_filter( "pre_option_$option", fn() => $name );
		add_filter( "pre_option_{$option}_root", fn() => $root );
	}
}

$offprint_settings = array(
	// Only people who are logged in can comment, a setting of WordPress.
	'members'      => fn() => add_filter( 'pre_option_comment_registration', fn() => '1' ),
	// WordPress's default: REST accepts no anonymous comments.
	'no-anonymous' => fn() => remove_filter( 'rest_allow_anonymous_comments', '__return_true' ),
	// Closed after the reader opened the page, or by a plugin that does not say so in the post.
	'closing'      => fn() => add_filter( 'comments_open', '__return_false' ),
	'flood'        => fn() => add_action( 'check_comment_flood', 'check_comment_flood_db', 10, 4 ),
	'moderation'   => fn() => add_filter( 'pre_option_comment_moderation', fn() => '1' ),
	'first-held'   => fn() => add_filter( 'pre_option_comment_previously_approved', fn() => '1' ),
	// A theme without blocks.
	'classic'      => fn() => offprint_take_theme( 'classic' ),
	// A theme with dark colours in its global styles.
	'dark'         => fn() => add_filter( 'wp_theme_json_data_user', fn( $data ) => $data->update_with( OFFPRINT_DARK ) ),
	// Mail about new comments (see mu-plugins/open.php).
	'notify'       => fn() => array_map( fn( $name ) => add_filter( "pre_option_$name", fn() => '1' ), array( 'comments_notify', 'moderation_notify' ) ),
	// Plain permalinks, WordPress's default if the server can't rewrite URLs.
	'plain'        => fn() => add_filter( 'pre_option_permalink_structure', '__return_empty_string' ),
	'nameless'     => fn() => add_filter( 'pre_option_require_name_email', fn() => '0' ),
	// The verdict of an anti-spam plugin.
	'spam'         => fn() => add_filter( 'pre_comment_approved', fn() => 'spam' ),
	'not-saved'    => fn() => add_filter( 'query', fn( $query ) => str_starts_with( $query, 'INSERT INTO `wp_comments`' ) ? 'INSERT INTO `wp_gone` (`a`) VALUES (1)' : $query ),
);
foreach ( array_intersect_key( $offprint_settings, $offprint_words ) as $apply ) {
	$apply();
}

// Changes to the finished text of an answer.
const OFFPRINT_DAMAGE = array(
	'notice'    => "<br />\n<b>Warning</b>:  Undefined array key \"width\" in <b>/var/www/wp-content/plugins/old-gallery/gallery.php</b> on line <b>31</b><br />\n",
	'bom'       => "\xEF\xBB\xBF",
	'truncated' => 0.6,
	'empty'     => 0.0,
);

// Faults instead of an answer.
$offprint_faults = array(
	'critical'    => function () {
		throw new Error( 'A plugin has failed.' );
	},
	'hang'        => fn() => sleep( 20 ),
	'slow'        => fn() => usleep( 700000 ),
	'maintenance' => function () {
		header( 'Retry-After: 600' );
		wp_die( 'Briefly unavailable for scheduled maintenance. Check back in a minute.', 'Maintenance', 503 );
	},
	// A plugin that closes the REST API to visitors.
	'locked'      => fn() => new WP_Error( 'rest_login_required', 'REST API restricted to authenticated users.', array( 'status' => 401 ) ),
	// A firewall in front of the site, with its own error page.
	'firewall'    => function () {
		http_response_code( 403 );
		header( 'Content-Type: text/html; charset=utf-8' );
		exit( '<!doctype html><title>Access denied</title><h1>Access denied</h1><p>Your request looked like an attack.' );
	},
);

/** Which of posts, comments and send (a new comment) a request is about. */
function offprint_about( WP_REST_Request $request ): ?string {
	preg_match( '~^/wp/v2/(posts|comments)\b~', $request->get_route(), $parts );
	return 'comments' === ( $parts[1] ?? null ) && 'POST' === $request->get_method() ? 'send' : ( $parts[1] ?? null );
}

add_filter(
	'rest_pre_dispatch',
	function ( $result, $server, $request ) use ( $offprint_words, $offprint_faults ) {
		// Embedded objects make requests of their own; one fault per answer is enough.
		static $done = false;
		$fault       = $done ? null : ( $offprint_words[ offprint_about( $request ) ] ?? null );
		$done        = true;
		if ( isset( OFFPRINT_DAMAGE[ $fault ] ) ) {
			$damage = OFFPRINT_DAMAGE[ $fault ];
			ob_start( fn( $text ) => is_string( $damage ) ? $damage . $text : substr( $text, 0, (int) ( strlen( $text ) * $damage ) ) );
		}
		return isset( $offprint_faults[ $fault ] ) ? $offprint_faults[ $fault ]() ?: $result : $result;
	},
	10,
	3
);
