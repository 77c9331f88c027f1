<?php
/**
 * The look of the theme, in the element's custom properties.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the theme's global styles, including the site owner's changes. A theme without theme.json does not declare its colours; there
 * the element keeps its own colours and background, and takes only the font of the page.
 */
final class Theme_Look {

	/**
	 * Custom properties of the element that each follow one global style.
	 */
	const FOLLOWING = array(
		'--offprint-size'          => array( 'typography', 'fontSize' ),
		'--offprint-font-headline' => array( 'elements', 'heading', 'typography', 'fontFamily' ),
	);

	/**
	 * Text and lines take the colour of the surrounding text, in whichever section of the page that is.
	 */
	const AS_AROUND = array(
		'--offprint-background' => 'transparent',
		'--offprint-surface'    => 'color-mix(in srgb, currentColor 6%, transparent)',
		'--offprint-color'      => 'currentColor',
		'--offprint-muted'      => 'color-mix(in srgb, currentColor 80%, transparent)',
		'--offprint-rule'       => 'color-mix(in srgb, currentColor 20%, transparent)',
		'--offprint-border'     => 'color-mix(in srgb, currentColor 60%, transparent)',
	);

	/**
	 * The rule that gives the element the theme's look; empty if the theme declares none.
	 *
	 * @return string
	 */
	public static function css(): string {
		if ( ! wp_theme_has_theme_json() ) {
			return '';
		}
		$declarations = '';
		foreach ( self::following() + self::button() + self::AS_AROUND as $property => $value ) {
			$declarations .= "$property:$value;";
		}
		return Element::TAG . "{{$declarations}}";
	}

	/**
	 * Whether the theme is dark, judged by its background. If so, colours that the theme does not set are those of the dark theme.
	 *
	 * @return bool
	 */
	public static function is_dark(): bool {
		if ( ! wp_theme_has_theme_json() ) {
			return false;
		}
		$color = self::style( array( 'color', 'background' ), array( 'resolve-variables' ) );
		if ( ! preg_match( '/^#(?:[0-9a-f]{3}){1,2}$/i', $color ) ) {
			return false;
		}
		$digits = 4 === strlen( $color ) ? preg_replace( '/[0-9a-f]/i', '$0$0', $color ) : $color;
		list( $red, $green, $blue ) = sscanf( $digits, '#%2x%2x%2x' );
		// Darker than middle grey: luma by ITU-R BT.601.
		return 0.299 * $red + 0.587 * $green + 0.114 * $blue < 128;
	}

	/**
	 * The properties whose style the theme sets.
	 *
	 * @return string[] By name.
	 */
	private static function following(): array {
		return array_filter( array_map( array( __CLASS__, 'style' ), self::FOLLOWING ) );
	}

	/**
	 * The theme's button colours; the background is also used for links and the focus. Both or none, because one is read on the other.
	 *
	 * @return string[] By name.
	 */
	private static function button(): array {
		$under = self::style( array( 'elements', 'button', 'color', 'background' ) );
		$text  = self::style( array( 'elements', 'button', 'color', 'text' ) );
		// With currentcolor, text and background could be the same.
		if ( '' === $under || '' === $text || false !== stripos( "$under $text", 'currentcolor' ) ) {
			return array();
		}
		return array(
			'--offprint-accent'    => $under,
			'--offprint-on-accent' => $text,
		);
	}

	/**
	 * One of the global styles, if it is valid in a declaration; else an empty string.
	 *
	 * @param string[] $path       Where it is in theme.json.
	 * @param string[] $transforms Transforms for wp_get_global_styles().
	 * @return string
	 */
	private static function style( array $path, array $transforms = array() ): string {
		$style = wp_get_global_styles( $path, array( 'transforms' => $transforms ) );
		return is_string( $style ) && preg_match( '/^[^;{}<>\\\\]+$/', $style ) ? trim( $style ) : '';
	}
}
