<?php
/**
 * Classic themes: the file comments.php.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Makes comments_template() include the plugin's file, which wraps the theme's file in the element.
 */
final class Classic_Themes {

	/**
	 * The file that would have been included.
	 *
	 * @var string
	 */
	private static $original = '';

	/**
	 * Starts it. Late, so that the choice of other plugins is known.
	 */
	public static function hook(): void {
		add_filter( 'comments_template', array( __CLASS__, 'choose' ), 100 );
	}

	/**
	 * Chooses the plugin's file where the element is shown.
	 *
	 * @param string $file The theme's file.
	 * @return string
	 */
	public static function choose( $file ): string {
		if ( ! Placement::is_here( get_post() ) ) {
			return (string) $file;
		}
		self::$original = (string) $file;
		return dirname( OFFPRINT_FILE ) . '/templates/comments.php';
	}

	/**
	 * The file that shows WordPress's own comments: found as comments_template() finds it.
	 *
	 * @return string
	 */
	public static function original(): string {
		$parents = get_template_directory() . '/comments.php';
		foreach ( array( self::$original, $parents ) as $file ) {
			if ( '' !== $file && file_exists( $file ) ) {
				return $file;
			}
		}
		return ABSPATH . WPINC . '/theme-compat/comments.php';
	}
}
