/** Whether a path is that of Python or of a notebook. Apart from what reads them, which is not for most commits. */
export function isSource(path: string): boolean {
  return /\.(?:py|pyw|ipynb)$/i.test(path);
}
