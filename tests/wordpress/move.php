<?php
// Moves the site to the address it is served at, because posts, comments and files contain absolute addresses.
list( , $from, $to ) = $argv;
$database = new PDO( 'sqlite:' . getenv( 'OFFPRINT_WORDPRESS_DATA' ) . '/wordpress.sqlite' );
$database->setAttribute( PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION );
foreach ( array( 'wp_posts' => array( 'post_content', 'post_excerpt', 'guid' ), 'wp_comments' => array( 'comment_content' ), 'wp_postmeta' => array( 'meta_value' ) ) as $table => $columns ) {
	foreach ( $columns as $column ) {
		$database->prepare( "UPDATE $table SET $column = replace($column, ?, ?) WHERE $column LIKE ?" )->execute( array( $from, $to, "%$from%" ) );
	}
}
