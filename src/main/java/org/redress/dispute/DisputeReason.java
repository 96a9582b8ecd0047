package org.redress.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Why customers open cases: a row of the catalogue, and the chat's category that it stands for, if any. */
@Entity
@Table(name = "dispute_reasons")
public class DisputeReason {
    /** The reason of a case whose category the catalogue does not know. */
    public static final int ANOTHER_PROBLEM = 10207;

    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @Size(max = 64)
    private String category;

    protected DisputeReason() {}

    public Integer getId() {
        return id;
    }
}
