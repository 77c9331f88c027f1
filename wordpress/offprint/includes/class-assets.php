<?php
/**
 * The scripts and the style sheets.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Loads what the element needs, only on pages with the element.
 */
final class Assets {

	const HANDLE  = 'offprint';
	const ANCHORS = 'offprint-anchors';

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_action( 'wp_enqueue_scripts', array( __CLASS__, 'enqueue_early' ) );
		add_filter( 'script_loader_tag', array( __CLASS__, 'as_module' ), 10, 2 );
	}

	/**
	 * Puts the style sheets into the head of a classic theme's page, where the element is written long after the head. A block theme
	 * renders its whole page before the head.
	 */
	public static function enqueue_early(): void {
		if ( ! wp_is_block_theme() && Placement::is_here( get_post() ) ) {
			self::enqueue();
		}
	}

	/**
	 * Enqueues everything. Calling it again does no harm.
	 */
	public static function enqueue(): void {
		self::enqueue_module( self::HANDLE, 'assets/offprint.js' );
		self::enqueue_module( self::ANCHORS, 'js/anchors.js' );
		if ( wp_style_is( self::HANDLE ) ) {
			return;
		}
		wp_enqueue_style( 'offprint-fallback', self::url( 'assets/' . OFFPRINT_FALLBACK ), array(), null ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- Its name has a hash.
		wp_enqueue_style( self::HANDLE, self::url( 'css/replies.css' ), array( 'offprint-fallback' ), OFFPRINT_VERSION );
		wp_add_inline_style( self::HANDLE, Theme_Look::css() );
	}

	/**
	 * Enqueues a JavaScript module. WordPress 6.4 has no API for modules yet.
	 *
	 * @param string $handle Its name.
	 * @param string $file   Its path in the plugin's folder.
	 */
	private static function enqueue_module( string $handle, string $file ): void {
		if ( function_exists( 'wp_enqueue_script_module' ) ) {
			wp_enqueue_script_module( $handle, self::url( $file ), array(), OFFPRINT_VERSION );
			return;
		}
		wp_enqueue_script( $handle, self::url( $file ), array(), OFFPRINT_VERSION, true );
	}

	/**
	 * Turns the tag of one of the plugin's scripts into a module, in WordPress 6.4.
	 *
	 * @param string $tag    The tag.
	 * @param string $handle The script's name.
	 * @return string
	 */
	public static function as_module( $tag, $handle ): string {
		if ( ! in_array( $handle, array( self::HANDLE, self::ANCHORS ), true ) ) {
			return (string) $tag;
		}
		$tag = preg_replace( '~\stype=([\'"])text/javascript\1~', '', (string) $tag );
		return str_replace( '<script ', '<script type="module" ', $tag );
	}

	/**
	 * The address of a file of the plugin.
	 *
	 * @param string $file Its path in the plugin's folder.
	 * @return string
	 */
	private static function url( string $file ): string {
		return plugins_url( $file, OFFPRINT_FILE );
	}
}
