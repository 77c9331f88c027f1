// A snippet as networks used to hand them out.
document.write('<scr' + 'ipt type="module" src="/offprint.js"></scr' + 'ipt>');
document.write('<offprint-article src="story.json" loading="eager">');
document.write("<h2>Fallback headline</h2>");
document.write("<p>Fallback text.</p></offprint-article>");
