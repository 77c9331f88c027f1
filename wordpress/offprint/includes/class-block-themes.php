<?php
/**
 * Block themes: the block of comments.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the element into the block `core/comments`, in the place of what the block holds.
 */
final class Block_Themes {

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_filter( 'render_block_core/comments', array( __CLASS__, 'fill' ), 10, 3 );
	}

	/**
	 * Puts the element around what stands in the block. The block's own tags stay outside: they have its margins, colours and width.
	 *
	 * @param string         $html  The block.
	 * @param array          $block As it was parsed.
	 * @param \WP_Block|null $its   As it was rendered.
	 * @return string
	 */
	public static function fill( $html, $block, $its = null ): string {
		$html = (string) $html;
		$post = get_post( $its->context['postId'] ?? null );
		// In a legacy block comments_template() has put the element there already.
		if ( '' === trim( $html ) || false !== strpos( $html, '<' . Element::TAG ) || ! Placement::is_here( $post ) ) {
			return $html;
		}
		if ( preg_match( '~^(\s*<([a-z]+)\b[^>]*>)(.*)(</\2>\s*)$~s', $html, $parts ) ) {
			return $parts[1] . Element::around( $post, $parts[3] ) . $parts[4];
		}
		return Element::around( $post, $html );
	}
}
