<?php
/**
 * The comments of a classic theme, with the element around them.
 *
 * The theme's file may use the variables of comments_template(), so it is included here and not in a function.
 *
 * @package Offprint
 */

defined( 'ABSPATH' ) || exit;

echo Offprint\Element::open( get_post() ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped where it is made.
require Offprint\Classic_Themes::original();
echo Offprint\Element::close(); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- A tag and nothing else.
