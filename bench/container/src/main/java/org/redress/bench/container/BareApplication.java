package org.redress.bench.container;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS at the addresses of the bare server. */
@ApplicationPath("")
public class BareApplication extends Application {}
