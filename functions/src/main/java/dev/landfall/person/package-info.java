/** What people may see, choose and ask about themselves, and what they are told before the app asks for anything. */
@NullMarked
package dev.landfall.person;

import org.jspecify.annotations.NullMarked;
