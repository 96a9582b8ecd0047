package org.redress.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A shop, the tenant: every customer, order and dispute belongs to exactly one. On the wire it is the "client". */
@Entity
@Table(name = "merchants")
public class Merchant {
    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @NotNull
    @Email
    @Size(max = 254)
    private String email;

    @NotNull
    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "country_code")
    private String countryCode;

    protected Merchant() {}

    /** @param countryCode ISO 3166-1 alpha-2 */
    public Merchant(int id, String name, String email, String countryCode) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.countryCode = countryCode;
    }

    /** The clientId of the wire. */
    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public String getCountryCode() {
        return countryCode;
    }

    public Integer getId() {
        return id;
    }
}
