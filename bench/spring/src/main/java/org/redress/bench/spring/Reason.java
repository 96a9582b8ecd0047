package org.redress.bench.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "dispute_reasons")
@Getter
@Setter
class Reason {
    @Id
    private Integer id;

    private String name;
    private String category;
}
