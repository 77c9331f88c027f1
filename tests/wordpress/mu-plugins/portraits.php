<?php
/*
Plugin Name: Portraits from the uploads instead of Gravatar, for authors who have one
*/

add_filter(
	'pre_get_avatar_data',
	function ( $data, $who ) {
		$user     = $who instanceof WP_User ? $who->ID : ( $who instanceof WP_Comment ? (int) $who->user_id : 0 );
		$portrait = $user ? get_user_meta( $user, 'portrait', true ) : '';
		return $portrait ? array( 'url' => home_url( "/wp-content/uploads/$portrait" ), 'found_avatar' => true ) + $data : $data;
	},
	10,
	2
);
