<?php
/**
 * Editing and deleting one's own reply.
 *
 * @package Offprint
 */

namespace Offprint;

use WP_Comment;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Lets readers who are signed in edit or delete their own published replies for some minutes. WordPress itself allows that only to people
 * who can edit the post. The right is granted for a single REST request and for the text only, so that nobody can publish a held reply or
 * write under another name.
 */
final class Own_Replies {

	/**
	 * The id of the comment that the current request may change, 0 for none.
	 *
	 * @var int
	 */
	private static $granted = 0;

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_action( 'rest_api_init', array( __CLASS__, 'register_fields' ) );
		add_filter( 'rest_request_before_callbacks', array( __CLASS__, 'grant' ), 10, 3 );
		add_filter( 'rest_request_after_callbacks', array( __CLASS__, 'revoke' ) );
		add_filter( 'map_meta_cap', array( __CLASS__, 'map_capability' ), 10, 4 );
		add_action( 'rest_after_insert_comment', array( __CLASS__, 'moderate_change' ), 10, 3 );
	}

	/**
	 * Adds two fields to each comment: until when the current reader may change it, and the text as they typed it. WordPress itself shows
	 * that text to moderators only.
	 */
	public static function register_fields(): void {
		$fields = array(
			'offprint_until'  => __( 'Time until which the current reader may change this reply, in GMT.', 'offprint' ),
			'offprint_source' => __( 'The text as it was typed, for a reader who may change it.', 'offprint' ),
		);
		foreach ( $fields as $name => $description ) {
			register_rest_field(
				'comment',
				$name,
				array(
					'get_callback' => array( __CLASS__, $name ),
					'schema'       => array(
						'description' => $description,
						'type'        => array( 'string', 'null' ),
						'readonly'    => true,
						'context'     => array( 'view', 'edit' ),
					),
				)
			);
		}
	}

	/**
	 * The value of the field `offprint_until`.
	 *
	 * @param array $comment The comment as REST answers with it.
	 * @return string|null
	 */
	public static function offprint_until( $comment ) {
		$found = get_comment( (int) $comment['id'] );
		$until = $found ? self::until( $found, get_current_user_id() ) : 0;
		return $until ? gmdate( 'Y-m-d\TH:i:s\Z', $until ) : null;
	}

	/**
	 * The value of the field `offprint_source`.
	 *
	 * @param array $comment The comment as REST answers with it.
	 * @return string|null
	 */
	public static function offprint_source( $comment ) {
		$found = get_comment( (int) $comment['id'] );
		return $found && self::until( $found, get_current_user_id() ) ? $found->comment_content : null;
	}

	/**
	 * Grants the right for a request that changes a comment's text, or deletes it.
	 *
	 * @param mixed           $response The response so far; passed on.
	 * @param array           $handler  The handler of the route.
	 * @param WP_REST_Request $request  The request.
	 * @return mixed
	 */
	public static function grant( $response, $handler, $request ) {
		self::$granted = 0;
		if ( preg_match( '#^/wp/v2/comments/(\d+)$#', $request->get_route(), $found ) && self::is_modest( $request ) ) {
			self::$granted = (int) $found[1];
		}
		return $response;
	}

	/**
	 * Ends the right with the request.
	 *
	 * @param mixed $response The response; passed on.
	 * @return mixed
	 */
	public static function revoke( $response ) {
		self::$granted = 0;
		return $response;
	}

	/**
	 * Maps the capability to change the comment to one that every reader has.
	 *
	 * @param string[] $capabilities The capabilities required so far.
	 * @param string   $capability   The capability that is asked for.
	 * @param int      $user         The reader's id.
	 * @param array    $arguments    The comment's id comes first.
	 * @return string[]
	 */
	public static function map_capability( $capabilities, $capability, $user, $arguments ) {
		if ( 'edit_comment' !== $capability || ! self::$granted || self::$granted !== (int) ( $arguments[0] ?? 0 ) ) {
			return $capabilities;
		}
		$comment = get_comment( self::$granted );
		return $comment && self::until( $comment, (int) $user ) ? array( 'read' ) : $capabilities;
	}

	/**
	 * Holds a reply whose new text WordPress would not have published at once (check_comment(), wp_check_comment_disallowed_list()).
	 *
	 * @param WP_Comment      $comment     The comment.
	 * @param WP_REST_Request $request     The request.
	 * @param bool            $is_creation Whether it is new.
	 */
	public static function moderate_change( $comment, $request, $is_creation ): void {
		if ( $is_creation || current_user_can( 'moderate_comments' ) || ! self::is_own( $comment, get_current_user_id() ) ) {
			return;
		}
		$facts = array( $comment->comment_author, $comment->comment_author_email, $comment->comment_author_url, $comment->comment_content, $comment->comment_author_IP, $comment->comment_agent );
		if ( wp_check_comment_disallowed_list( ...$facts ) || ! check_comment( ...array_merge( $facts, array( $comment->comment_type ) ) ) ) {
			wp_set_comment_status( $comment, 'hold' );
		}
	}

	/**
	 * Whether a request asks for nothing beyond the right.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return bool
	 */
	private static function is_modest( $request ): bool {
		$sent = array_keys( array_merge( (array) $request->get_body_params(), (array) $request->get_json_params() ) );
		$asked = array_keys( $request->get_query_params() );
		switch ( $request->get_method() ) {
			case 'GET':
				return false;
			case 'DELETE':
				// To the trash, so that a moderator can restore it.
				return ! $sent && ! array_diff( $asked, array( 'rest_route', '_locale' ) );
			default:
				return array( 'content' ) === $sent && ! array_diff( $asked, array( 'rest_route', '_locale' ) );
		}
	}

	/**
	 * Until when a reader may change a comment, in seconds since 1970; 0 if they may not.
	 *
	 * @param WP_Comment $comment The comment.
	 * @param int        $user    The reader's id.
	 * @return int
	 */
	private static function until( WP_Comment $comment, int $user ): int {
		if ( ! self::is_own( $comment, $user ) || '1' !== (string) $comment->comment_approved || ! Placement::fits( get_post( (int) $comment->comment_post_ID ) ) ) {
			return 0;
		}
		/**
		 * Filters for how many minutes readers may change their own replies. 0 switches it off.
		 *
		 * @param int $minutes The minutes.
		 */
		$minutes = (int) apply_filters( 'offprint_edit_minutes', 15 );
		$until   = strtotime( $comment->comment_date_gmt . ' GMT' ) + $minutes * MINUTE_IN_SECONDS;
		return $until > time() ? $until : 0;
	}

	/**
	 * Whether a reader wrote a comment while signed in.
	 *
	 * @param WP_Comment $comment The comment.
	 * @param int        $user    The reader's id.
	 * @return bool
	 */
	private static function is_own( WP_Comment $comment, int $user ): bool {
		return $user > 0 && (int) $comment->user_id === $user;
	}
}
