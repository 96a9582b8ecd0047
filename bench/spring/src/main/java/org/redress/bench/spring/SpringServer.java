package org.redress.bench.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The same service as a good team writes it today: Spring Boot, Spring Data JPA, Hibernate, Lombok. */
@SpringBootApplication
public class SpringServer {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringServer.class, arguments);
    }
}
