/** Something outside the program that a person can mend: printed as it is, without a stack. */
export class Sorry extends Error {}

/** The sentence for a failure of the disk, or undefined. */
export function diskSentence(error, doing) {
  if (error?.code === 'ENOSPC') return `The disk is full, while ${doing}. Free about 500 MB and start again.`
  if (error?.code === 'EROFS' || error?.code === 'EACCES' || error?.code === 'EPERM')
    return `This folder may not be written to (${error.code} at ${error.path ?? 'an unknown place'}), while ${doing}. Start as the user who owns the folder, or move the project to where you may write.`
  return undefined
}
