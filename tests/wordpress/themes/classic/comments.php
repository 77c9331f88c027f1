<?php
// As themes have it: without the password not even the number of comments, and with variables of comments_template() itself.
if ( post_password_required() ) {
	return;
}
?>
<section id="comments" class="comments-of-theme" data-count="<?php echo count( $comments ); ?>">
	<ol class="comment-list"><?php wp_list_comments(); ?></ol>
	<?php comment_form(); ?>
</section>
