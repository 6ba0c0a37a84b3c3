package org.neo4j.bolt.protocol.common.handler;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpRequest;
import org.neo4j.server.config.AuthConfigProvider;

/**
 * Takes the place of Neo4j's own class of this name, because ours comes first on the class path. Neo4j's answers any web page that asks the
 * Bolt port for a WebSocket and has no setting against it; this one closes the connection on every HTTP request. Plain Bolt never gets here.
 */
public class DiscoveryResponseHandler extends SimpleChannelInboundHandler<HttpRequest> {
    public static final long SHALLOW_SIZE = 0;

    public DiscoveryResponseHandler(AuthConfigProvider unused) {}

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        context.close();
    }
}
