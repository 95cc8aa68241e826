/** What Sidestage is run with: the image and the Kubernetes manifests. */
@NullMarked
package dev.sidestage.operations;

import org.jspecify.annotations.NullMarked;
