package org.redress.bench.container;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.redress.bench.bare.Chat;
import org.redress.bench.bare.Disputes;

/** The bare server's code behind a stateless EJB and the server's pool of connections, without the server's transactions. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DataSourceDefinition(
        name = "java:app/jdbc/bare",
        className = "org.redress.bench.container.EnvironmentDataSource",
        url = "bare",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 20)
public class BareService {
    @Resource(lookup = "java:app/jdbc/bare")
    DataSource database;

    private Disputes disputes;
    private Chat chat;

    @PostConstruct
    void start() {
        try {
            disputes = new Disputes(database);
            chat = new Chat(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a page of the list. */
    public String page(int merchant, Map<String, String> query) throws Exception {
        return disputes.page(merchant, query);
    }

    /** Returns the status of an order. */
    public String orderStatus(String body) throws Exception {
        return chat.orderStatus(body);
    }

    /** Opens a dispute. */
    public String raise(String body) throws Exception {
        return chat.raise(body);
    }

    /** Returns the status of a complaint. */
    public String track(String body) throws Exception {
        return chat.track(body);
    }
}
