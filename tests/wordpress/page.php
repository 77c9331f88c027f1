<?php
// The page for developers: the list of posts, and with ?post=<slug> one of them, shown with Offprint.
require getenv( 'OFFPRINT_WORDPRESS' ) . '/wp-load.php';

$chosen = isset( $_GET['post'] ) ? wp_unslash( $_GET['post'] ) : null;
header( 'Content-Type: text/html; charset=utf-8' );
?>
<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="color-scheme" content="light dark">
		<title>Offprint reads WordPress</title>
		<script type="module" src="/offprint/offprint.js"></script>
	</head>
	<body>
		<?php if ( null !== $chosen ) : ?>
			<p><a href="wordpress.html">All posts</a></p>
			<offprint-article src="<?php echo esc_url( home_url() ); ?>" post="<?php echo esc_attr( $chosen ); ?>">
				<p>Offprint is not built. Run make dist, or keep make serve running.</p>
			</offprint-article>
		<?php else : ?>
			<h1>The posts of <?php bloginfo( 'name' ); ?></h1>
			<ul>
				<?php foreach ( get_posts( array( 'numberposts' => -1, 'post_status' => 'any', 'orderby' => 'ID', 'order' => 'ASC' ) ) as $one ) : ?>
					<li><a href="?post=<?php echo esc_attr( $one->post_name ); ?>"><?php echo esc_html( wp_strip_all_tags( $one->post_title ) ?: $one->post_name ); ?></a>
						<?php echo esc_html( 'publish' === $one->post_status ? '' : "($one->post_status)" ); ?></li>
				<?php endforeach; ?>
			</ul>
			<p>The same site with other settings or faults:
				<?php foreach ( array( 'moderation', 'flood', 'no-anonymous', 'posts=critical', 'comments=truncated', 'send=maintenance' ) as $words ) : ?>
					<a href="<?php echo esc_url( getenv( 'OFFPRINT_WORDPRESS_ADDRESS' ) . "/with/$words/wordpress.html" ); ?>"><?php echo esc_html( $words ); ?></a>
				<?php endforeach; ?>
			</p>
		<?php endif; ?>
	</body>
</html>
