<?php
/**
 * Portraits in WordPress's own list.
 *
 * @package Offprint
 */

namespace Offprint;

use WP_Comment;

defined( 'ABSPATH' ) || exit;

/**
 * Where the owner wants no portraits, takes them out of the list below the element too: browsers would fetch them, shown or not.
 */
final class Portraits {

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_filter( 'pre_get_avatar', array( __CLASS__, 'leave_out' ), 10, 2 );
	}

	/**
	 * Leaves out the portrait of who wrote a comment.
	 *
	 * @param string|null $portrait What others have made of it.
	 * @param mixed       $whose    Whose it is: a comment, a user, an address.
	 * @return string|null
	 */
	public static function leave_out( $portrait, $whose ) {
		$is_ours = $whose instanceof WP_Comment && Placement::is_here( get_post( (int) $whose->comment_post_ID ) );
		return $is_ours && ! Options::has_avatars() ? '' : $portrait;
	}
}
