// The portraits that WordPress takes from Gravatar. No test asks there: a picture of ours answers.

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="#678"/></svg>';

/** Where they are: WordPress 6.4 names numbered hosts, WordPress 6.8 one. */
export const PORTRAITS = ["https://secure.gravatar.com", ...[0, 1, 2].flatMap((number) => [`http://${number}.gravatar.com`, `https://${number}.gravatar.com`])];

/** Answers requests for portraits. `page.portraits` are the paths of those that the page asked for. */
export async function servePortraits(page) {
  page.portraits = [];
  await page.route((url) => PORTRAITS.includes(url.origin), (route) => {
    page.portraits.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
  });
}
