package dev.vmbot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rows of `seed.tsv` and `person.tsv` that a test shows, so that the docs' tables are made from the tests
/// themselves.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Shows {

    /// Ids of rows, such as `E3` and `P7`.
    String[] value();
}
