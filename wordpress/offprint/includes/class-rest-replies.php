<?php
/**
 * Replies sent through the REST API.
 *
 * @package Offprint
 */

namespace Offprint;

use WP_Comment;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Lets visitors reply through REST wherever they may reply with WordPress's form, by the same rules. WordPress itself handles moderation,
 * disallowed words, required fields, duplicates, floods and closed posts; this class adds only what its REST API leaves out.
 */
final class Rest_Replies {

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_filter( 'rest_allow_anonymous_comments', array( __CLASS__, 'allow_visitors' ), 10, 2 );
		add_filter( 'rest_preprocess_comment', array( __CLASS__, 'drop_date' ) );
		add_filter( 'rest_pre_insert_comment', array( __CLASS__, 'check_parent' ) );
		add_action( 'rest_after_insert_comment', array( __CLASS__, 'notify' ), 10, 3 );
	}

	/**
	 * Whether a visitor may reply without an account.
	 *
	 * @param bool            $is_allowed The decision so far.
	 * @param WP_REST_Request $request    The request.
	 * @return bool
	 */
	public static function allow_visitors( $is_allowed, $request ): bool {
		if ( get_option( 'comment_registration' ) ) {
			return false;
		}
		return $is_allowed || Placement::fits( get_post( (int) $request['post'] ) );
	}

	/**
	 * Removes a date chosen by the visitor, which WordPress's form would not accept either.
	 *
	 * @param array|WP_Error $comment The comment.
	 * @return array|WP_Error
	 */
	public static function drop_date( $comment ) {
		if ( is_array( $comment ) && ! current_user_can( 'moderate_comments' ) ) {
			unset( $comment['comment_date'], $comment['comment_date_gmt'] );
		}
		return $comment;
	}

	/**
	 * Refuses an answer to a comment that is missing or not published, with the form's own message (wp_handle_comment_submission()).
	 *
	 * @param array|WP_Error $comment The comment.
	 * @return array|WP_Error
	 */
	public static function check_parent( $comment ) {
		// Other comment types have their own rules: an editor's note may be answered before it is resolved. Programs that import comments
		// act as a moderator, and in any order.
		$is_free = current_user_can( 'moderate_comments' ) || ! is_array( $comment ) || ! self::is_reply( $comment['comment_type'] ?? '' );
		if ( $is_free || empty( $comment['comment_parent'] ) ) {
			return $comment;
		}
		$parent = get_comment( $comment['comment_parent'] );
		if ( $parent && self::is_published_in( $parent, (int) $comment['comment_post_ID'] ) ) {
			return $comment;
		}
		return new WP_Error(
			'comment_reply_to_unapproved_comment',
			__( 'Sorry, replies to unapproved comments are not allowed.' ), // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress's own sentence, in its translation.
			array( 'status' => 403 )
		);
	}

	/**
	 * Sends the emails that WordPress sends for replies from its own form.
	 *
	 * @param WP_Comment      $comment     The comment.
	 * @param WP_REST_Request $request     The request.
	 * @param bool            $is_creation Whether it is new.
	 */
	public static function notify( $comment, $request, $is_creation ): void {
		if ( ! $is_creation || ! self::is_reply( $comment->comment_type ) || ! Placement::fits( get_post( (int) $comment->comment_post_ID ) ) ) {
			return;
		}
		wp_new_comment_notify_moderator( $comment->comment_ID );
		wp_new_comment_notify_postauthor( $comment->comment_ID );
	}

	/**
	 * Whether a comment type is that of readers' replies.
	 *
	 * @param string $type The comment type.
	 * @return bool
	 */
	private static function is_reply( $type ): bool {
		return in_array( $type, array( '', 'comment' ), true );
	}

	/**
	 * Whether a comment is published on a given post.
	 *
	 * @param WP_Comment $comment The comment.
	 * @param int        $post    The id of the post.
	 * @return bool
	 */
	private static function is_published_in( WP_Comment $comment, int $post ): bool {
		return (int) $comment->comment_post_ID === $post && '1' === (string) $comment->comment_approved;
	}
}
