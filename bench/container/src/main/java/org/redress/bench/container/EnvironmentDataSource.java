package org.redress.bench.container;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of the environment variables DB_URL and DB_USER. */
public class EnvironmentDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /** Reads the environment. */
    public EnvironmentDataSource() {
        useEnvironment();
    }

    /** Ignores the URL of the definition, which the server sets. */
    @Override
    public void setUrl(String url) {
        useEnvironment();
    }

    /** Ignores the user of the definition, which has none. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return super.getConnection(System.getenv("DB_USER"), null);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(null, null);
    }

    private void useEnvironment() {
        super.setUrl(System.getenv("DB_URL"));
        // Prepared in the database at the first use, as by the bare server
        setPrepareThreshold(1);
    }
}
