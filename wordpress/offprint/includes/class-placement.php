<?php
/**
 * Which comments the element replaces.
 *
 * @package Offprint
 */

namespace Offprint;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Decides where the element is shown. All other posts keep WordPress's own comments.
 */
final class Placement {

	/**
	 * Whether the element may show the comments of a post. It reads them as a visitor does, so the post must be public.
	 *
	 * @param WP_Post|null $post A post.
	 * @return bool
	 */
	public static function fits( $post ): bool {
		$fits = $post instanceof WP_Post
			&& in_array( $post->post_type, Options::all()['post_types'], true )
			&& isset( self::post_types()[ $post->post_type ] )
			// Even after the reader has entered the password, because REST would need it in each request.
			&& '' === $post->post_password
			&& is_post_publicly_viewable( $post );

		/**
		 * Filters whether the element replaces a post's comments.
		 *
		 * @param bool         $fits Whether it does.
		 * @param WP_Post|null $post The post.
		 */
		return (bool) apply_filters( 'offprint_replaces_comments', $fits, $post );
	}

	/**
	 * Whether the element is shown for a post on the current page.
	 *
	 * @param WP_Post|null $post A post.
	 * @return bool
	 */
	public static function is_here( $post ): bool {
		return $post instanceof WP_Post
			&& is_singular()
			&& ! is_preview()
			&& get_queried_object_id() === $post->ID
			&& self::has_something( $post )
			&& self::fits( $post );
	}

	/**
	 * Whether there is anything to show. Themes show nothing either if there are no replies and nobody can reply.
	 *
	 * @param WP_Post $post A post.
	 * @return bool
	 */
	private static function has_something( WP_Post $post ): bool {
		return comments_open( $post ) || get_comments_number( $post ) > 0;
	}

	/**
	 * The post types that can have the element: those whose comments can be read through REST.
	 *
	 * @return \WP_Post_Type[] By name.
	 */
	public static function post_types(): array {
		$shown = get_post_types(
			array(
				'public'       => true,
				'show_in_rest' => true,
			),
			'objects'
		);
		return array_filter( $shown, array( __CLASS__, 'has_comments' ) );
	}

	/**
	 * Whether a post type supports comments.
	 *
	 * @param \WP_Post_Type $type A post type.
	 * @return bool
	 */
	private static function has_comments( $type ): bool {
		return post_type_supports( $type->name, 'comments' );
	}
}
