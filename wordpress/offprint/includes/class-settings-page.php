<?php
/**
 * Settings > Offprint.
 *
 * @package Offprint
 */

namespace Offprint;

defined( 'ABSPATH' ) || exit;

/**
 * The page with the plugin's settings. WordPress's Settings API saves them, with nonce and capability.
 */
final class Settings_Page {

	const SLUG       = 'offprint';
	const CAPABILITY = 'manage_options';

	/**
	 * Starts it.
	 */
	public static function hook(): void {
		add_action( 'admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_init', array( __CLASS__, 'register' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( OFFPRINT_FILE ), array( __CLASS__, 'add_link' ) );
	}

	/**
	 * Adds the page to the menu.
	 */
	public static function add_page(): void {
		$name = __( 'Offprint', 'offprint' );
		add_options_page( $name, $name, self::CAPABILITY, self::SLUG, array( __CLASS__, 'show' ) );
	}

	/**
	 * Adds a link to the page in the list of plugins.
	 *
	 * @param string[] $links The links so far.
	 * @return string[]
	 */
	public static function add_link( $links ): array {
		$address = admin_url( 'options-general.php?page=' . self::SLUG );
		$link    = sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'offprint' ) );
		return array_merge( array( $link ), (array) $links );
	}

	/**
	 * Registers the settings and their fields.
	 */
	public static function register(): void {
		register_setting(
			self::SLUG,
			Options::NAME,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( 'Offprint\Options', 'sanitize' ),
				'default'           => Options::defaults(),
			)
		);
		add_settings_section( 'replies', '', '__return_empty_string', self::SLUG );
		$for = array( 'label_for' => 'offprint-sort' );
		add_settings_field( 'sort', __( 'Order of replies', 'offprint' ), array( __CLASS__, 'show_sort' ), self::SLUG, 'replies', $for );
		add_settings_field( 'avatars', __( 'Portraits', 'offprint' ), array( __CLASS__, 'show_avatars' ), self::SLUG, 'replies' );
		add_settings_field( 'post_types', __( 'Where', 'offprint' ), array( __CLASS__, 'show_post_types' ), self::SLUG, 'replies' );
	}

	/**
	 * Shows the page.
	 */
	public static function show(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		?>
		<div class="wrap">
			<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
			<p>
				<?php esc_html_e( 'Who can reply, what is held for moderation and when replies close is still decided in Settings > Discussion.', 'offprint' ); ?>
			</p>
			<form action="options.php" method="post">
				<?php
				settings_fields( self::SLUG );
				do_settings_sections( self::SLUG );
				submit_button();
				?>
			</form>
		</div>
		<?php
	}

	/**
	 * Shows the order of replies.
	 */
	public static function show_sort(): void {
		$names = array(
			'site'   => __( 'As in Settings > Discussion', 'offprint' ),
			'oldest' => __( 'Oldest first', 'offprint' ),
			'newest' => __( 'Newest first', 'offprint' ),
		);
		echo '<select id="offprint-sort" name="offprint[sort]">';
		foreach ( $names as $sort => $name ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $sort ), selected( Options::all()['sort'], $sort, false ), esc_html( $name ) );
		}
		echo '</select>';
	}

	/**
	 * Shows whether portraits are wanted.
	 */
	public static function show_avatars(): void {
		self::show_box( 'offprint[avatars]', '1', Options::all()['avatars'], __( 'Show portraits, if Settings > Discussion shows them', 'offprint' ) );
		printf(
			'<p class="description">%s</p>',
			esc_html__( 'Portraits come from Gravatar, so Gravatar can see who reads the page. Without portraits, initials are shown.', 'offprint' )
		);
	}

	/**
	 * Shows the post types that have the element.
	 */
	public static function show_post_types(): void {
		echo '<fieldset>';
		printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'Where', 'offprint' ) );
		foreach ( Placement::post_types() as $type ) {
			$is_chosen = in_array( $type->name, Options::all()['post_types'], true );
			self::show_box( 'offprint[post_types][]', $type->name, $is_chosen, $type->labels->name );
			echo '<br>';
		}
		echo '</fieldset>';
	}

	/**
	 * Shows a checkbox.
	 *
	 * @param string $name   Its name in the form.
	 * @param string $value  The value it sends.
	 * @param bool   $ticked Whether it is ticked.
	 * @param string $label  Its label.
	 */
	private static function show_box( string $name, string $value, bool $ticked, string $label ): void {
		printf(
			'<label><input type="checkbox" name="%s" value="%s"%s> %s</label>',
			esc_attr( $name ),
			esc_attr( $value ),
			checked( $ticked, true, false ),
			esc_html( $label )
		);
	}
}
