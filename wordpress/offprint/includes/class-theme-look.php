<?php
/**
 * The look of the theme, in the element's custom properties.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the theme's global styles, with what the owner of the site has changed in them. A theme without theme.json says nothing about
 * its colours; there the element has its own, on a background of its own, and only the font of the page.
 */
final class Theme_Look {

	/**
	 * The element's custom properties that follow one global style each.
	 */
	const FOLLOWING = array(
		'--offprint-size'          => array( 'typography', 'fontSize' ),
		'--offprint-font-headline' => array( 'elements', 'heading', 'typography', 'fontFamily' ),
	);

	/**
	 * Text and lines in the colour of the text around, whatever section of the page that is in.
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
	 * The rule that gives the element the theme's look; empty if the theme has none to tell of.
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
	 * Whether the theme is dark, as far as its background tells. Then what the theme has no colour for is to be light.
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
		// As bright as grey is, by how the eye weighs the three (ITU-R BT.601).
		return 0.299 * $red + 0.587 * $green + 0.114 * $blue < 128;
	}

	/**
	 * The properties that follow a style which the theme has.
	 *
	 * @return string[] By name.
	 */
	private static function following(): array {
		return array_filter( array_map( array( __CLASS__, 'style' ), self::FOLLOWING ) );
	}

	/**
	 * The theme's buttons: their colour is also that of links and of the focus. Both colours or none, as one is read upon the other.
	 *
	 * @return string[] By name.
	 */
	private static function button(): array {
		$under = self::style( array( 'elements', 'button', 'color', 'background' ) );
		$text  = self::style( array( 'elements', 'button', 'color', 'text' ) );
		// On a button of its own text's colour nothing could be read.
		if ( '' === $under || '' === $text || false !== stripos( "$under $text", 'currentcolor' ) ) {
			return array();
		}
		return array(
			'--offprint-accent'    => $under,
			'--offprint-on-accent' => $text,
		);
	}

	/**
	 * One of the global styles, if it can stand in a declaration; else an empty string.
	 *
	 * @param string[] $path       Where it is in theme.json.
	 * @param string[] $transforms How it is to be changed.
	 * @return string
	 */
	private static function style( array $path, array $transforms = array() ): string {
		$style = wp_get_global_styles( $path, array( 'transforms' => $transforms ) );
		return is_string( $style ) && preg_match( '/^[^;{}<>\\\\]+$/', $style ) ? trim( $style ) : '';
	}
}
