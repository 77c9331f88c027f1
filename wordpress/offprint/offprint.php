<?php
/**
 * Plugin Name:       Offprint
 * Description:       Shows your posts' comments as a thread, with a form that never loses what a reader has typed. WordPress's own comments stay as the fallback.
 * Version:           {version}
 * Requires at least: 6.4
 * Requires PHP:      7.4
 * Author:            The Offprint authors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       offprint
 *
 * @package Offprint
 */

defined( 'ABSPATH' ) || exit;

// scripts/plugin fills in the placeholders in braces.
define( 'OFFPRINT_VERSION', '{version}' );
define( 'OFFPRINT_FALLBACK', '{fallback}' );
define( 'OFFPRINT_FILE', __FILE__ );

require __DIR__ . '/includes/class-options.php';
require __DIR__ . '/includes/class-placement.php';
require __DIR__ . '/includes/class-theme-look.php';
require __DIR__ . '/includes/class-assets.php';
require __DIR__ . '/includes/class-element.php';
require __DIR__ . '/includes/class-block-themes.php';
require __DIR__ . '/includes/class-classic-themes.php';
require __DIR__ . '/includes/class-own-replies.php';
require __DIR__ . '/includes/class-portraits.php';
require __DIR__ . '/includes/class-rest-replies.php';
require __DIR__ . '/includes/class-settings-page.php';

Offprint\Assets::hook();
Offprint\Block_Themes::hook();
Offprint\Classic_Themes::hook();
Offprint\Own_Replies::hook();
Offprint\Portraits::hook();
Offprint\Rest_Replies::hook();
Offprint\Settings_Page::hook();
