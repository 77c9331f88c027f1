<?php
/**
 * What the owner of the site has chosen.
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
	 * The settings before anybody has chosen any.
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
	 * The settings, whatever stands in the database.
	 *
	 * @return array
	 */
	public static function all(): array {
		return self::sanitize( get_option( self::NAME, self::defaults() ) );
	}

	/**
	 * Which replies come first, as the element calls it.
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
	 * Whether portraits are shown. The site's own word in Settings > Discussion goes first.
	 *
	 * @return bool
	 */
	public static function has_avatars(): bool {
		return self::all()['avatars'] && get_option( 'show_avatars' );
	}

	/**
	 * Makes settings of anything: what is not known becomes the default.
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
	 * What the order of replies may be; `site` is that of Settings > Discussion.
	 *
	 * @return string[]
	 */
	public static function sorts(): array {
		return array( 'site', 'oldest', 'newest' );
	}
}
