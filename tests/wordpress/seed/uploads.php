<?php
// Pictures in every size that WordPress would make of them, drawn here, so that PHP needs no image library.

/** A PNG of horizontal bands between two colours: small, and different enough to be told apart. */
function png( int $width, int $height, array $from, array $to ): string {
	$rows = '';
	for ( $y = 0; $y < $height; $y++ ) {
		$share = intdiv( $y * 16, $height ) / 15;
		$pixel = '';
		foreach ( array( 0, 1, 2 ) as $channel ) {
			$pixel .= chr( (int) round( $from[ $channel ] + ( $to[ $channel ] - $from[ $channel ] ) * $share ) );
		}
		$rows .= "\0" . str_repeat( $pixel, $width );
	}
	$chunk = fn( $type, $data ) => pack( 'N', strlen( $data ) ) . $type . $data . pack( 'N', crc32( $type . $data ) );
	return "\x89PNG\r\n\x1a\n" . $chunk( 'IHDR', pack( 'NNCCCCC', $width, $height, 8, 2, 0, 0, 0 ) ) . $chunk( 'IDAT', gzcompress( $rows, 9 ) ) . $chunk( 'IEND', '' );
}

/** Adds a file to the uploads and registers it. */
function upload( int $id, string $file, string $bytes, string $type, array $post, array $metadata = array() ): int {
	$folder = getenv( 'OFFPRINT_WORDPRESS_UPLOADS' ) . '/2024/05';
	wp_mkdir_p( $folder );
	file_put_contents( "$folder/$file", $bytes );
	$date = '2024-05-01 08:00:00';
	wp_insert_attachment(
		wp_slash(
			$post + array(
				'import_id'      => $id,
				'post_mime_type' => $type,
				'post_title'     => pathinfo( $file, PATHINFO_FILENAME ),
				'post_date'      => $date,
				'post_date_gmt'  => $date,
				'post_author'    => 2,
				'guid'           => uploads() . "/$file",
			)
		),
		"2024/05/$file"
	);
	wp_update_attachment_metadata( $id, $metadata );
	return $id;
}

function uploads(): string {
	return home_url( '/wp-content/uploads/2024/05' );
}

/** A picture and its smaller copies. */
function picture( int $id, string $name, int $width, int $height, array $from, array $to, string $alt, string $caption = '' ): void {
	$sizes = array();
	foreach ( array( 'thumbnail' => array( 150, 150 ), 'medium' => array( 300, 300 ), 'medium_large' => array( 768, 9999 ), 'large' => array( 1024, 1024 ) ) as $size => $box ) {
		$shrunk = 'thumbnail' === $size ? $box : wp_constrain_dimensions( $width, $height, $box[0], $box[1] );
		if ( $shrunk[0] >= $width ) {
			continue;
		}
		$file = "$name-{$shrunk[0]}x{$shrunk[1]}.png";
		file_put_contents( getenv( 'OFFPRINT_WORDPRESS_UPLOADS' ) . "/2024/05/$file", png( $shrunk[0], $shrunk[1], $from, $to ) );
		$sizes[ $size ] = array( 'file' => $file, 'width' => $shrunk[0], 'height' => $shrunk[1], 'mime-type' => 'image/png' );
	}
	upload(
		$id,
		"$name.png",
		png( $width, $height, $from, $to ),
		'image/png',
		array( 'post_excerpt' => $caption ),
		array( 'width' => $width, 'height' => $height, 'file' => "2024/05/$name.png", 'sizes' => $sizes, 'image_meta' => array() )
	);
	update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $alt ) );
}

wp_mkdir_p( getenv( 'OFFPRINT_WORDPRESS_UPLOADS' ) . '/2024/05' );
picture( 11, 'harbour', 1600, 1067, array( 20, 60, 110 ), array( 240, 200, 150 ), 'Fishing boats at the quay', 'The harbour at <em>six in the morning</em>. Photo: J. O’Dea' );
picture( 12, 'lighthouse', 1200, 1600, array( 230, 230, 240 ), array( 150, 60, 40 ), 'A lighthouse', 'Built in 1848' );
picture( 13, 'nets', 1200, 800, array( 30, 90, 60 ), array( 200, 220, 120 ), 'Nets "drying" & mended' );
picture( 14, 'gulls', 400, 300, array( 200, 210, 220 ), array( 90, 100, 130 ), '' );

// Audio, video and a document: only their addresses matter, not their contents.
$media = dirname( __DIR__, 3 ) . '/public/samples/media';
foreach ( array( 21 => array( 'bell.mp3', 'audio/mpeg', 'tune.mp3' ), 22 => array( 'tide.mp4', 'video/mp4', 'press.mp4' ), 23 => array( 'timetable.pdf', 'application/pdf', '' ) ) as $id => list( $file, $type, $sample ) ) {
	upload( $id, $file, $sample ? file_get_contents( "$media/$sample" ) : "%PDF-1.4\n%%EOF\n", $type, array() );
}
