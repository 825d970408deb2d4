package dev.landfall;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.FunctionRegistry;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.context.config.JsonMessageConverter;
import org.springframework.cloud.function.context.config.SmartCompositeMessageConverter;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.context.MessageSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.ByteArrayMessageConverter;

/** A bare Spring context with Spring Cloud Function's catalog and the one function that was asked for. */
final class Catalog {

    private static final ResolvableType TYPE = ResolvableType.forClassWithGenerics(
            Function.class,
            ResolvableType.forClassWithGenerics(Message.class, InputStream.class),
            ResolvableType.forClass(byte[].class));

    private final Wiring wiring;

    Catalog(Wiring wiring) {
        this.wiring = wiring;
    }

    GenericApplicationContext start() {
        GenericApplicationContext context = new Bare();
        register(context);
        context.refresh();
        return context;
    }

    /** The same beans also run under the stock FunctionInvoker. */
    void register(GenericApplicationContext context) {
        JacksonMapper mapper = new JacksonMapper(wiring.mapper());
        context.registerBean("messageSource", MessageSource.class, StaticMessageSource::new);
        context.registerBean(org.springframework.cloud.function.json.JsonMapper.class, () -> mapper);
        context.registerBean("functionCatalog", FunctionRegistry.class, () -> registry(mapper));
    }

    private FunctionRegistry registry(JacksonMapper mapper) {
        var converter = new SmartCompositeMessageConverter(
                List.of(new JsonMessageConverter(mapper), new ByteArrayMessageConverter()));
        @SuppressWarnings("NullAway") // the registry takes null for "no conversion service"
        var registry = new SimpleFunctionRegistry(null, converter, mapper);
        Function<Message<InputStream>, byte[]> function = Functions.build(wiring.definition(), wiring);
        registry.register(new FunctionRegistration<>(function, wiring.definition()).type(TYPE.getType()));
        return registry;
    }

    /** A context that looks for nothing on the class path. */
    private static final class Bare extends GenericApplicationContext {
        @Override
        protected ResourcePatternResolver getResourcePatternResolver() {
            return new ResourcePatternResolver() {
                @Override
                public Resource[] getResources(String pattern) {
                    return new Resource[0];
                }

                @Override
                public Resource getResource(String location) {
                    return Bare.this.getResource(location);
                }

                @Override
                public ClassLoader getClassLoader() {
                    return Catalog.class.getClassLoader();
                }
            };
        }
    }
}
