<?php
/**
 * The plugin's settings.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * The plugin's one option. Nothing is written until somebody saves the settings.
 */
final class Options {

	/**
	 * Its name in the database; uninstall.php names it too.
	 */
	const NAME = 'offprint';

	/**
	 * The default settings.
	 *
	 * @return array
	 */
	public static function defaults(): array {
		return array(
			'sort'       => 'site',
			'avatars'    => true,
			'post_types' => array( 'post', 'page' ),
		);
	}

	/**
	 * The settings. Invalid values in the database become defaults.
	 *
	 * @return array
	 */
	public static function all(): array {
		return self::sanitize( get_option( self::NAME, self::defaults() ) );
	}

	/**
	 * Which replies come first: the value of the element's attribute `sort`.
	 *
	 * @return string
	 */
	public static function sort(): string {
		$chosen = self::all()['sort'];
		if ( 'site' !== $chosen ) {
			return $chosen;
		}
		return 'desc' === get_option( 'comment_order' ) ? 'newest' : 'oldest';
	}

	/**
	 * Whether portraits are shown. Settings > Discussion takes precedence.
	 *
	 * @return bool
	 */
	public static function has_avatars(): bool {
		return self::all()['avatars'] && get_option( 'show_avatars' );
	}

	/**
	 * Makes valid settings from anything: unknown values become defaults.
	 *
	 * @param mixed $given Settings from a form or from the database.
	 * @return array
	 */
	public static function sanitize( $given ): array {
		$given = is_array( $given ) ? $given : self::defaults();
		$sort  = $given['sort'] ?? '';
		$types = array_filter( (array) ( $given['post_types'] ?? array() ), 'is_string' );
		return array(
			'sort'       => in_array( $sort, self::sorts(), true ) ? $sort : self::defaults()['sort'],
			'avatars'    => ! empty( $given['avatars'] ),
			'post_types' => array_values( array_unique( array_map( 'sanitize_key', $types ) ) ),
		);
	}

	/**
	 * The values for the order of replies; `site` is the order in Settings > Discussion.
	 *
	 * @return string[]
	 */
	public static function sorts(): array {
		return array( 'site', 'oldest', 'newest' );
	}
}
