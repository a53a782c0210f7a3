//! The harness of the browser tests: a [`Host`] that serves the release and can be told to
//! fail, and a [`Reader`] with a browser who looks at it.

mod browser;
mod documents;
mod everything;
pub mod host;
mod polling;
mod reader;
pub mod site;

pub use browser::{Need, cannot};
pub use documents::{post, release_of};
pub use everything::one_of_everything;
pub use host::{Fault, Host};
pub use polling::look_for;
pub use reader::Reader;
pub use site::{COUNTS, posts_in_two_languages, twelve_posts_in};
pub use site::{
    Release, post_with_a_player, sixty_posts, sixty_posts_a_day_later, sixty_posts_in_a_folder,
    sixty_posts_with_a_mistake,
};
