<?php
/**
 * The element's tags.
 *
 * @package Offprint
 */

namespace Offprint;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Writes <offprint-replies>. Its children are fallback content, shown until the element is ready, and kept if it can't work.
 */
final class Element {

	const TAG = 'offprint-replies';

	/**
	 * The element around WordPress's own comments.
	 *
	 * @param WP_Post $post     The post they are about.
	 * @param string  $comments Their HTML, escaped by WordPress.
	 * @return string
	 */
	public static function around( WP_Post $post, string $comments ): string {
		return self::open( $post ) . $comments . self::close();
	}

	/**
	 * Its start tag, escaped. Also enqueues what the element needs.
	 *
	 * @param WP_Post $post The post it is about.
	 * @return string
	 */
	public static function open( WP_Post $post ): string {
		Assets::enqueue();
		$written = '';
		foreach ( self::attributes( $post ) as $name => $value ) {
			$written .= ' ' . self::attribute( $name, $value );
		}
		return '<' . self::TAG . $written . '>';
	}

	/**
	 * Its end tag.
	 *
	 * @return string
	 */
	public static function close(): string {
		return '</' . self::TAG . '>';
	}

	/**
	 * An attribute, escaped. `true` writes it without a value.
	 *
	 * @param string      $name  Its name.
	 * @param string|true $value Its value.
	 * @return string
	 */
	private static function attribute( string $name, $value ): string {
		if ( true === $value ) {
			return esc_attr( $name );
		}
		$is_address = in_array( $name, array( 'src', 'article', 'nonce-url', 'login-url' ), true );
		return sprintf( '%s="%s"', esc_attr( $name ), $is_address ? esc_url( $value ) : esc_attr( $value ) );
	}

	/**
	 * All attributes.
	 *
	 * @param WP_Post $post The post it is about.
	 * @return array By name.
	 */
	private static function attributes( WP_Post $post ): array {
		$attributes = array(
			'src'     => self::thread( $post ),
			'article' => get_permalink( $post ),
			'lang'    => get_bloginfo( 'language' ),
			'sort'    => Options::sort(),
			'avatars' => Options::has_avatars(),
			'theme'   => Theme_Look::is_dark() ? 'dark' : false,
			'no-form' => ! comments_open( $post ),
		) + self::of_reader( $post );

		/**
		 * Filters the attributes of the element: `false` leaves one out, `true` writes it without a value.
		 *
		 * @param array   $attributes By name.
		 * @param WP_Post $post       The post it is about.
		 */
		$attributes = apply_filters( 'offprint_attributes', $attributes, $post );
		return array_filter( $attributes, array( __CLASS__, 'is_given' ) );
	}

	/**
	 * Attributes that depend on the reader. Pages for visitors have none that differ between visitors, so a page cache can serve one copy to all.
	 *
	 * @param WP_Post $post The post it is about.
	 * @return array By name.
	 */
	private static function of_reader( WP_Post $post ): array {
		if ( is_user_logged_in() ) {
			return array(
				'rest-nonce'   => wp_create_nonce( 'wp_rest' ),
				// Without the host, so that cookies are sent whichever host name the page was opened at.
				'nonce-url'    => admin_url( 'admin-ajax.php?action=rest-nonce', 'relative' ),
				'signed-in-as' => wp_get_current_user()->display_name,
			);
		}
		if ( get_option( 'comment_registration' ) && comments_open( $post ) ) {
			return array( 'login-url' => wp_login_url( get_permalink( $post ) ) );
		}
		return array();
	}

	/**
	 * The address of a post's comments. add_query_arg() would encode the slashes in `?rest_route=` of plain permalinks.
	 *
	 * @param WP_Post $post A post.
	 * @return string
	 */
	private static function thread( WP_Post $post ): string {
		$collection = rest_url( 'wp/v2/comments' );
		return $collection . ( false === strpos( $collection, '?' ) ? '?' : '&' ) . 'post=' . $post->ID;
	}

	/**
	 * Whether an attribute is to be written.
	 *
	 * @param mixed $value Its value.
	 * @return bool
	 */
	private static function is_given( $value ): bool {
		return true === $value || ( is_string( $value ) && '' !== $value );
	}
}
