/** Who is this: contacts, their identities on channels, and the proofs that link them. */
@NullMarked
package dev.landfall.contact;

import org.jspecify.annotations.NullMarked;
