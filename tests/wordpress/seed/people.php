<?php
// The authors: users 2 to 6, and a member who only replies. User 1, the editor, is the administrator of the installation.

function person( string $login, string $name, string $about = '', string $role = 'author' ): int {
	return wp_insert_user(
		wp_slash(
			array(
				'user_login'      => $login,
				'user_pass'       => $login,
				'user_email'      => "$login@example.org",
				'user_url'        => "https://$login.example",
				'display_name'    => $name,
				'description'     => $about,
				'role'            => $role,
				'user_registered' => '2020-01-02 03:04:05',
			)
		)
	);
}

person(
	'amelia',
	'Amelia Hart',
	"Amelia Hart writes about <strong>ports</strong>, tides and the people who live by them.\nShe has kept a logbook since <a href=\"https://example.org/logbook\">1998</a>."
);
person( 'oneil', 'O\'Neil & Sons "Q"', 'Boat builders & writers.' );
$nameless = person( 'nameless', 'to be removed' );
person( 'layla', 'ليلى حدّاد', 'صحفية من بيروت.' );
$deleted = person( 'deleted', 'Gone Soon' );
person( 'member', 'Mina Member', '', 'subscriber' );

global $wpdb;
$wpdb->update( $wpdb->users, array( 'display_name' => '' ), array( 'ID' => $nameless ) );
// Deleted, but their posts stay, as after a careless database migration: WordPress answers 404 for the author.
$wpdb->delete( $wpdb->users, array( 'ID' => $deleted ) );

define( 'NAMELESS', $nameless );
define( 'DELETED', $deleted );
const LAYLA = 5;
const ONEIL = 3;
