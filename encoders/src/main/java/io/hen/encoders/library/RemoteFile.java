package io.hen.encoders.library;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of a public model.
 *
 * @param file its name here, a plain file name
 * @param url where its authors offer it
 * @param sha256 its digest, 64 lower-case hexadecimal digits, where it is known
 * @param size in bytes, where it is known
 * @param stated who states the digest; empty where there is none
 */
public record RemoteFile(
    String file, URI url, Optional<String> sha256, OptionalLong size, Optional<String> stated) {}
