//! The publish layer: from a folder of Markdown to the files a browser fetches.
