/** The files to write for something new, or the reason why none are written. */
export type Scaffold =
  | {
      /** Texts by path, relative to the project; prettier formats them. */
      readonly files: Readonly<Record<string, string>>;
      /** The remaining steps, in order. */
      readonly next: readonly string[];
    }
  | { readonly problem: string };

/** `enableUploads` of `uploads`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `user-uploads` of `userUploads`. */
export function kebab(word: string): string {
  return word.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `userUploads` of `user-uploads`. */
export function camel(words: string): string {
  return words.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `User uploads` of `user-uploads`. */
export function sentence(words: string): string {
  return capital(words.replaceAll("-", " "));
}
