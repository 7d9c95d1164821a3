package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sum of layers of one shape, value by value. The method's parameters name them:
 * {@code @Add Layer sum(Layer shortcut, Layer conv)} is shortcut + conv, a residual connection.
 *
 * <p>Source: K. He et al., Deep Residual Learning for Image Recognition, CVPR 2016.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Add {}
