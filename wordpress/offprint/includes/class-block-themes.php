<?php
/**
 * Block themes: the block *Comments*.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Wraps the content of the block `core/comments` in the element.
 */
final class Block_Themes {

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_filter( 'render_block_core/comments', array( __CLASS__, 'fill' ), 10, 3 );
	}

	/**
	 * Wraps the block's content in the element. The block's own tag stays outside, because it has the margins, colours and width.
	 *
	 * @param string         $html  The block's HTML.
	 * @param array          $block The parsed block.
	 * @param \WP_Block|null $its   The block instance.
	 * @return string
	 */
	public static function fill( $html, $block, $its = null ): string {
		$html = (string) $html;
		$post = get_post( $its->context['postId'] ?? null );
		// In a legacy block, comments_template() has added the element already.
		if ( '' === trim( $html ) || false !== strpos( $html, '<' . Element::TAG ) || ! Placement::is_here( $post ) ) {
			return $html;
		}
		if ( preg_match( '~^(\s*<([a-z]+)\b[^>]*>)(.*)(</\2>\s*)$~s', $html, $parts ) ) {
			return $parts[1] . Element::around( $post, $parts[3] ) . $parts[4];
		}
		return Element::around( $post, $html );
	}
}
