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
 * If portraits are turned off, removes them from WordPress's own list too: browsers would fetch them even while the list is hidden.
 */
final class Portraits {

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_filter( 'pre_get_avatar', array( __CLASS__, 'leave_out' ), 10, 2 );
	}

	/**
	 * Leaves out the portrait of a comment's author.
	 *
	 * @param string|null $portrait The portrait so far.
	 * @param mixed       $whose    Whose it is: a comment, a user, an address.
	 * @return string|null
	 */
	public static function leave_out( $portrait, $whose ) {
		$is_ours = $whose instanceof WP_Comment && Placement::is_here( get_post( (int) $whose->comment_post_ID ) );
		return $is_ours && ! Options::has_avatars() ? '' : $portrait;
	}
}
